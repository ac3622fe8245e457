/** Who is on the stage, and how large it is. */
import { type RefObject, useLayoutEffect, useMemo, useState } from 'react';
import { useLab } from '../../app/store.ts';
import type { Cast } from './cast.ts';
import type { Size } from './geometry.ts';

/** Changes only when somebody comes or goes. */
export function useCast(): Cast {
  const names = useLab(({ scene }) =>
    JSON.stringify({
      replicas: scene.replicas.map(({ id }) => id),
      clients: scene.clients.map(({ id, near }) => ({ id, near })),
    }),
  );
  return useMemo(() => JSON.parse(names) as Cast, [names]);
}

export function useSize(element: RefObject<HTMLElement | null>, zoom: number): Size | null {
  const [size, setSize] = useState<Size | null>(null);
  useLayoutEffect(() => {
    const watched = element.current as HTMLElement;
    const observer = new ResizeObserver(([entry]) => {
      const width = Math.floor((entry?.contentRect.width ?? 0) / zoom);
      const height = Math.floor((entry?.contentRect.height ?? 0) / zoom);
      if (width > 0 && height > 0)
        setSize((now) => (now?.width === width && now.height === height ? now : { width, height }));
    });
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element, zoom]);
  return size;
}
