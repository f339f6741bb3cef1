// The query editor: YASQE, kept from everything it would fetch elsewhere and from what would trap the keyboard.

/** A completer of ours in the place of one that asks a service on the web. */
function ours(from, name, words) {
  Yasqe.forkAutocompleter(from, { name, get: () => words, bulk: true, autoShow: false, persistenceId: null }, false);
  return name;
}

export function makeEditor(place, { prefixes, terms }, run) {
  const declared = Object.entries(prefixes).map(([prefix, namespace]) => `${prefix}: <${namespace}>`);
  // Options are merged with the defaults item by item, so a shorter list given as an option would leave the ends of the
  // default one, which look words up on the web: the default itself has to be replaced.
  Yasqe.defaults.autocompleters = ["variables", ours("prefixes", "praefikser", declared), ours("property", "begreber", terms), ours("class", "klasser", terms)];
  const editor = new Yasqe(place, {
    value: "",
    prefixCcApi: null,
    persistenceId: null,
    showQueryButton: false,
    createShareableLink: null,
    consumeShareLink: null,
    resizeable: false,
    requestConfig: { endpoint: location.href },
    // What is bound by default would send the query to an address, or keep the Tab key for itself.
    extraKeys: { Tab: false, "Shift-Tab": false, "Ctrl-Enter": run, "Cmd-Enter": run, "Ctrl-S": false },
  });
  editor.getInputField().setAttribute("aria-label", "SPARQL-forespørgsel");
  editor.query = () => Promise.resolve(run());
  return editor;
}
