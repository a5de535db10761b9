// Which page this document is, by its address: the inspector with `#inspector`, or else the lab. Neither fetches the other.
import { openInspector, openLab, sayInstead } from './elements/index.ts';
import { inspectorHash, installAutomation, installTrustedTypes, offlineCopy } from './page/index.ts';

/** An app waits for its first chart: until then it has the network for itself. */
const inspectorFirstMs = 10_000;

installTrustedTypes();
installAutomation();
const isInspector = location.hash === inspectorHash;
(isInspector ? openInspector() : openLab()).then(
  () => setTimeout(() => offlineCopy.start(), isInspector ? inspectorFirstMs : 0),
  (error: unknown) => {
    sayInstead('alert', 'The page could not be fetched. Check the connection, then reload it.');
    throw error;
  },
);
