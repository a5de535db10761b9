// Contents page of the service worker, for the page that talks with it; start.ts is the worker itself.
export * from './messages.ts';
