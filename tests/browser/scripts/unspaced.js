// Sets the text as it was.
() => { document.adoptedStyleSheets = []; }
