/** The one laboratory of this page. */
import { useStore } from 'zustand';
import { FIRST_SCENARIO } from '../scenario/built-in/first.ts';
import { connect } from '../worker/client.ts';
import { createLab } from './lab.ts';
import type { LabState } from './state.ts';

export const lab = createLab(connect, FIRST_SCENARIO);
export const { commands, playhead } = lab;

export const useLab = <Part>(selector: (state: LabState) => Part): Part => useStore(lab.store, selector);
