// Returns what would be printed though it is of no use on paper.
() => [...document.querySelectorAll("header nav, search, form, button, input, select, a[href='#main']")]
  .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height > 1)
  .map((element) => element.outerHTML.slice(0, 140))
