// Returns the names of what the page has left in the reader's browser.
async () => [
  ...Object.keys(localStorage),
  ...Object.keys(sessionStorage),
  ...(await indexedDB.databases()).map((database) => database.name),
  ...(await navigator.serviceWorker?.getRegistrations() ?? []).map((worker) => worker.scope),
]
