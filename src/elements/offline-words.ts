// What is said of the copy that the browser keeps: a few words for the footer, a sentence for the about box.
import type { OfflineState } from '../page/index.ts';

export const offlineWords: Readonly<Record<OfflineState, { readonly short: string; readonly whole: string }>> = {
  'one file': {
    short: 'One file, works offline',
    whole: 'This is the one file. It carries everything, and asks no network.',
  },
  'from source': {
    short: 'Served from source',
    whole: 'This page is served from its source while it is worked on. Nothing is kept for offline.',
  },
  'plain http': {
    short: 'Not kept for offline',
    whole:
      'This page came over plain http, and then no browser keeps a copy. To work without a network, take the one file along, or open the page over https.',
  },
  unsupported: {
    short: 'Not kept for offline',
    whole:
      'This browser, or a private window of it, keeps no copy. To work without a network, take the one file along.',
  },
  fetching: {
    short: 'Being kept for offline',
    whole: 'All parts are being fetched, so that the lab works without a network. This takes a moment.',
  },
  ready: {
    short: 'Works offline',
    whole: 'The browser keeps all parts. This page opens without a network.',
  },
  failed: {
    short: 'Not kept for offline',
    whole: 'The browser could not keep a copy. It is tried again at the next visit; the one file needs none.',
  },
};
