// Contents page of the elements: the page as a whole, as the lab or as the inspector's window.
export * from './open-page.ts';
export { adoptTokens, choosePalette } from './styles/tokens.ts';
