"""All documents of a planned week, in one folder."""

from collections.abc import Iterator
from pathlib import Path

from mil.costs.shares import WeekShares
from mil.documents.cover import cover
from mil.documents.delivery import deliveries, delivery_note
from mil.documents.exports import (
    csv_bytes,
    parts_table,
    rounds_table,
    shares_table,
    stops_table,
    xlsx_bytes,
)
from mil.documents.folder import Document, prepare_folder, write_documents
from mil.documents.hub import hub_days, hub_sheet
from mil.documents.legs import Legs
from mil.documents.map import week_map
from mil.documents.paper import Press
from mil.documents.pickup import pickup_sheet, producers
from mil.documents.rounds import round_sheet
from mil.documents.words import Words, words
from mil.plan import WeekPlan
from mil.ports import Progress


def write_week(
    plan: WeekPlan, shares: WeekShares | None, out: Path, progress: Progress
) -> tuple[Path, ...]:
    """Write all documents of a week into one folder.

    Everything is made before the first file is touched, and each file is replaced
    whole. Nothing is solved: what a saved plan says is what is printed.

    Parameters
    ----------
    plan, shares
        The week, and who bears what of it; where that is not known, None: then only
        the tables of shares, and amounts on pickup sheets, are left out.
    out
        Folder; made when missing. Earlier documents of ours that this plan no longer
        has are removed from it.
    progress
        Told what is being made.

    Returns
    -------
    tuple of Path
        The files written: the cover page first, then sheets, map and tables.

    Raises
    ------
    InputError
        When an id cannot be a file name, or a language has no catalogue.
    MilError
        When the folder cannot be written to.
    """
    prepare_folder(out)
    office = _Office(Legs.of(plan, shares))
    documents = tuple(office.documents(progress))
    progress(f"Writing {len(documents)} files into {out}")
    return write_documents(documents, out, progress)


class _Office:
    """Makes the documents of one week, in the language of each reader."""

    def __init__(self, legs: Legs) -> None:
        self._legs = legs
        self._press = Press(legs.made_at)

    def documents(self, progress: Progress) -> Iterator[Document]:
        """Yield all documents, saying in between what comes next."""
        yield self._cover()
        progress("Printing pickup sheets")
        yield from self._pickup_sheets()
        progress("Printing round sheets")
        yield from self._round_sheets()
        progress("Printing hub sheets")
        yield from self._hub_sheets()
        progress("Printing delivery notes")
        yield from self._delivery_notes()
        progress("Drawing the map and filling the tables")
        yield Document("map.html", week_map(self._legs, self._words()))
        yield from self._exports()

    def _words(self, site: str = "") -> Words:
        """Return the language of a site, or of the hub."""
        hub = self._legs.plan.inputs.hub
        own = self._legs.site(site).language if site else ""
        return words(own or hub.language, hub.zone)

    def _cover(self) -> Document:
        language = self._words()
        page = cover(self._legs, language)
        return Document("week.pdf", self._press.sheet("week", language, page))

    def _pickup_sheets(self) -> Iterator[Document]:
        for producer in producers(self._legs):
            language = self._words(producer)
            sheet = pickup_sheet(self._legs, language, producer)
            content = self._press.sheet("pickup", language, sheet)
            yield Document(f"pickup-sheets/pickup-{producer}.pdf", content)

    def _round_sheets(self) -> Iterator[Document]:
        language = self._words()
        for round_ in self._legs.rounds:
            sheet = round_sheet(self._legs, language, round_)
            content = self._press.sheet("round", language, sheet)
            yield Document(f"round-sheets/round-{round_.id}.pdf", content)

    def _hub_sheets(self) -> Iterator[Document]:
        language = self._words()
        for day in hub_days(self._legs):
            sheet = hub_sheet(self._legs, language, day)
            content = self._press.sheet("hub", language, sheet)
            yield Document(f"hub/hub-{day.isoformat()}.pdf", content)

    def _delivery_notes(self) -> Iterator[Document]:
        for (day, client), goods in deliveries(self._legs).items():
            language = self._words(client)
            note = delivery_note(self._legs, language, day, client, goods)
            content = self._press.sheet("delivery", language, note)
            yield Document(
                f"delivery-notes/delivery-{day.isoformat()}-{client}.pdf", content
            )

    def _exports(self) -> Iterator[Document]:
        legs, language = self._legs, self._words()
        rounds, stops = rounds_table(legs, language), stops_table(legs, language)
        yield Document("rounds.csv", csv_bytes(language, rounds))
        yield Document("rounds.xlsx", xlsx_bytes((rounds, stops), legs.made_at))
        if legs.shares is None:
            return
        shares = shares_table(legs, language, legs.shares)
        parts = parts_table(language, legs.shares)
        yield Document("shares.csv", csv_bytes(language, shares))
        yield Document("shares.xlsx", xlsx_bytes((shares, parts), legs.made_at))
