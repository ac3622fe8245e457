/**
 * How near the stage is looked at. A store of its own: keys, the palette and gestures on the stage all turn it;
 * the stage keeps the place that is looked at where it is.
 */
import { create } from 'zustand';

export const WHOLE = 1;
export const NEAREST = 4;
/** One press of a key. */
const STEP = 1.25;

export const useCamera = create<{ readonly scale: number }>(() => ({ scale: WHOLE }));

export const zoomTo = (scale: number): void =>
  useCamera.setState({ scale: Math.round(Math.max(WHOLE, Math.min(NEAREST, scale)) * 1_000) / 1_000 });

export const zoomIn = (): void => zoomTo(useCamera.getState().scale * STEP);
export const zoomOut = (): void => zoomTo(useCamera.getState().scale / STEP);
export const showWhole = (): void => zoomTo(WHOLE);
