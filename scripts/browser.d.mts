import type { LaunchOptions } from '@playwright/test';

export declare const BROWSER_VARIABLE: string;
export declare function findBrowser(): string | undefined;
export declare function ensureBrowser(): string;
export declare function launchOptions(executablePath: string): LaunchOptions;
