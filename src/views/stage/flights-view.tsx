/** The place where d3 draws the messages: React gives it the ground and never looks inside. */
import { useEffect, useLayoutEffect, useRef } from 'react';
import { onMotion, usePageSettings } from '../../app/page-settings.ts';
import { lab, playhead } from '../../app/store.ts';
import { useIdentities } from '../../ui/glyph.tsx';
import type { StageLayout } from './cast.ts';
import { createFlightsLayer, type FlightsLayer } from './flights.ts';
import type { Link } from './links.ts';

interface FlightsViewProps {
  readonly layout: StageLayout;
  readonly links: readonly Link[];
}

export function FlightsView({ layout, links }: FlightsViewProps) {
  const svg = useRef<SVGSVGElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const layer = useRef<FlightsLayer | null>(null);
  const identities = useIdentities();
  const theme = usePageSettings((page) => page.theme);

  useLayoutEffect(() => {
    const drawn = createFlightsLayer(svg.current as SVGSVGElement, canvas.current as HTMLCanvasElement);
    layer.current = drawn;
    let shown = lab.store.getState().scene.flights;
    drawn.show(shown, playhead.timeUs());
    const forgets = [
      playhead.subscribe((timeUs) => drawn.tick(timeUs)),
      lab.store.subscribe(({ scene }) => {
        if (scene.flights === shown) return;
        shown = scene.flights;
        drawn.show(shown, playhead.timeUs());
      }),
      onMotion((isReduced) => drawn.setStill(isReduced)),
    ];
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', drawn.repaint);
    return () => {
      for (const forget of forgets) forget();
      dark.removeEventListener('change', drawn.repaint);
      drawn.destroy();
      layer.current = null;
    };
  }, []);

  useLayoutEffect(() => layer.current?.ground({ layout, links, identities }), [layout, links, identities]);
  // The root's attribute is set in the same turn: colours are read after it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new theme has new colours
  useEffect(() => layer.current?.repaint(), [theme]);

  return (
    <>
      <canvas ref={canvas} className="stage-swarm" style={{ width: layout.size.width, height: layout.size.height }} />
      <svg ref={svg} className="stage-flights" role="group" aria-label="Messages on their way">
        <defs>
          <marker id="arrow-head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
            <path d="M0 0L8 4L0 8Z" fill="var(--ink-soft)" />
          </marker>
        </defs>
      </svg>
    </>
  );
}
