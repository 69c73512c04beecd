"""All that goes out: sheets, notes, the map, exports."""
