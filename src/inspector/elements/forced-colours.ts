// The reader's own colours for what is drawn.
import { css } from 'lit';

export const forcedColours = css`
  /* Drawings are not recoloured by the browser: the reader's own colours stand in for the palette. */
  @media (forced-colors: active) {
    :host {
      --ground: Canvas;
      --surface: Canvas;
      --ink: CanvasText;
      --ink-2: CanvasText;
      --line: CanvasText;
      --progress-ink: Highlight;
      --progress-line: Highlight;
      --progress-wash: Canvas;
      --refuse-ink: CanvasText;
      --refuse-line: CanvasText;
      --refuse-wash: Canvas;
      --success-ink: Highlight;
      --success-line: Highlight;
      --on-solid: HighlightText;
    }
    svg,
    svg * {
      forced-color-adjust: none;
    }
  }
`;
