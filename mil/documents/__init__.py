"""All that goes out: sheets, notes, the map, exports."""

from mil.documents.week import write_week

__all__ = ["write_week"]
