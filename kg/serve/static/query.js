// YASGUI over this service and no other: its public endpoints and its look-ups elsewhere are left out.
(() => {
  "use strict";
  const endpoint = new URL("/sparql", location.href).href;
  Yasgui.Yasqe.defaults.autocompleters = ["variables"]; // prefixes, properties and classes would be asked from the web
  const place = document.getElementById("yasgui");
  const yasgui = new Yasgui(place, {
    persistenceId: null, // an address that an older tab kept would come back
    populateFromUrl: true, // a link to a query; another endpoint in it is refused by the policy of the page
    copyEndpointOnNewTab: false,
    corsProxy: undefined,
    requestConfig: { endpoint, method: "POST" },
    endpointCatalogueOptions: { getData: () => [{ endpoint }], keys: [] },
    yasqe: { value: place.dataset.query },
    yasr: { persistenceId: null },
  });

  async function load(name) {
    const answer = await fetch(`/queries/${name}.rq`);
    if (answer.ok) yasgui.getTab().setQuery(await answer.text());
  }

  const examples = document.getElementById("examples");
  examples.addEventListener("change", () => examples.value && load(examples.value));
})();
