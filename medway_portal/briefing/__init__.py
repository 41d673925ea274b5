"""The briefing pack: records that a reader chose, as a page to print, Markdown and Word."""
