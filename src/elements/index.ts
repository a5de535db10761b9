// Contents page of the elements: the page as a whole. The parts are fetched by it, when they are wanted.
export * from './sms-lab.ts';
export { adoptTokens, choosePalette } from './styles/tokens.ts';
