"""A small record's words and synonyms, for tests without a database."""

from search.lexicon import Lexicon, Run, Vocabulary

TEXT = """Caseloads are high, and workloads too. A multi-agency safeguarding hub. Hard-working staff
are hardworking. Rated adequate in 2013, inadequate in 2019. The Commissioner commissioned a group
for commissioning. Children in care: looked after children. The front door, a single point of access
(SPA). Regular supervision; supervising social workers. Children at risk of exploitation.
Recruitment, recruited, recruiting. A disparity, and a lack of places. An organisation that focused.
The risk of harm, what was early help, cases, assessments. Vulnerable families. £2.6 million, 20%.
"""
SYNONYMS: list[tuple[str, list[str], list[str]]] = [
    ("Caseload", ["caseloads", "case load", "workload"], []),
    ("Children in care", ["looked after children", "LAC", "CLA"], []),
    ("Front door", ["SPA", "single point of access", "MASH"], []),
    ("Exploitation", [], ["CSE", "CCE"]),
    ("Early help", [], ["early intervention"]),
]


def words_of(*texts: str) -> dict[str, tuple[Run, int]]:
    """Return the words of ``texts``, each with its terms and its count."""
    vocabulary = Vocabulary()
    vocabulary.add(texts)
    return vocabulary.words()


def lexicon_of(text: str = TEXT) -> Lexicon:
    """Return the lexicon of a record that holds ``text``, with some of the real synonyms."""
    words = words_of(text)
    lexicon = Lexicon(
        words={word: run for word, (run, _) in words.items()},
        counts={word: count for word, (_, count) in words.items()},
    )
    for name, synonyms, narrower in SYNONYMS:
        lexicon.add_synonyms(name, synonyms, narrower)
    return lexicon
