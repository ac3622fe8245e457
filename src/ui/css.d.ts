import 'react';

declare module 'react' {
  /** Lets a component hand its own custom properties to its style sheet. */
  interface CSSProperties {
    [property: `--${string}`]: string | number | undefined;
  }
}
