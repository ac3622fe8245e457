import type { Plugin } from 'vite';

export declare function keptOffline(): Plugin;
