// The compiler settings and Lit's decorators must fit: with a wrong pair everything builds, and properties that have an
// initial value silently stop updating the page.
import { LitElement, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { expect, test } from 'vitest';

@customElement('test-reactive-properties')
class TestReactiveProperties extends LitElement {
  @property() host = 'CLIENT1';
  @state() private position = 0;

  advance(): void {
    this.position += 1;
  }

  protected override render() {
    return html`${this.host} at ${this.position}`;
  }
}

test('a decorated property with an initial value updates the page when it changes', async () => {
  const element = new TestReactiveProperties();
  document.body.append(element);
  await element.updateComplete;
  expect(element.shadowRoot?.textContent).toBe('CLIENT1 at 0');

  element.host = 'CLIENT2';
  element.advance();
  await element.updateComplete;
  expect(element.shadowRoot?.textContent).toBe('CLIENT2 at 1');
  element.remove();
});
