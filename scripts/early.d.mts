import type { Plugin } from 'vite';

export declare function startedEarly(source: string): Plugin;
