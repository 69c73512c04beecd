"""The week: which day each consignment is collected, who drives when."""
