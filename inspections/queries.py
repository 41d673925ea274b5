"""What a reader asks the search for. No database."""

from dataclasses import dataclass

from inspections.lexicon import Terms


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing to find: the run of terms typed, or any that stands for it."""

    typed: str
    run: Terms
    others: tuple[Terms, ...] = ()
    also: tuple[str, ...] = ()  # what the others are, in words
    is_corrected: bool = False
    is_quoted: bool = False
    is_telling: bool = True  # whether it says anything of what is looked for
    is_years: bool = False  # several years, of which any will do

    @property
    def runs(self) -> tuple[Terms, ...]:
        return (self.run, *self.others)

    @property
    def exactly(self) -> str:
        """What asks for it and for nothing that stands for it."""
        if self.is_years:
            return " ".join(f'"{year}"' for (year,) in self.runs)
        return self.typed if self.typed.endswith("*") else f'"{self.typed}"'


@dataclass(frozen=True, slots=True)
class Query:
    """What to find, all of it, and what to leave out."""

    clauses: tuple[Clause, ...]
    unwanted: tuple[Terms, ...]
    unwanted_typed: tuple[str, ...] = ()

    @property
    def synonyms(self) -> list[tuple[str, str]]:
        """What was typed, and what is shown for it as well."""
        return [(c.typed, ", ".join(c.also)) for c in self.clauses if c.also and not c.is_corrected]

    @property
    def corrections(self) -> list[tuple[str, str]]:
        """What was typed that the record does not have, and what is shown instead."""
        return [(c.typed, c.also[0]) for c in self.clauses if c.is_corrected]

    @property
    def either_year(self) -> str:
        """The years of which any will do, in words; nothing where one is asked for or none."""
        return next((" or ".join(y for (y,) in c.runs) for c in self.clauses if c.is_years), "")

    @property
    def exactly(self) -> str:
        """The same query with every word in quotation marks: no synonyms."""
        return " ".join([*(clause.exactly for clause in self.clauses), *self.unwanted_typed])
