// Contents page of what an SMS 2.0 site knows and decides.
export * from './locate-order.ts';
