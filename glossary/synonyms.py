"""The lexicon of the loaded record: its words, and the glossary’s synonyms for them."""

from glossary.models import Term
from search.lexicon import Lexicon, Run
from search.models import Word
from sources.editions import cached_per_edition


@cached_per_edition
def lexicon() -> Lexicon:
    """Return the words and synonyms of the record that is loaded."""
    words: dict[str, Run] = {}
    counts: dict[str, int] = {}
    runs: dict[str, Run] = {}  # words with the same terms share one tuple, to save memory
    for word, terms, count in Word.objects.values_list("word", "terms", "count").iterator():
        words[word] = runs.setdefault(terms, tuple(terms.split()))
        counts[word] = count
    result = Lexicon(words, counts)
    for term in Term.objects.all():
        result.add_synonyms(term.name, term.synonyms, term.narrower)
    return result
