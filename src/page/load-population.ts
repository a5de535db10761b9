// What plays populations is fetched when somebody first wants one.

export function loadPopulation(): Promise<typeof import('./automated-population.ts')> {
  return import('./automated-population.ts');
}
