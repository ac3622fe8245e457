/** Each mechanism has a scenario that shows why it exists and one that shows where it fails, and the README says which. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../core/engine/scenario.ts';
import { STRATEGIES } from '../../core/strategies/index.ts';
import { TOPOLOGY_OPTIONS } from '../../core/systems/topology.ts';
import { completeSettings } from '../settings.ts';
import { findBuiltIn } from './index.ts';
import { MECHANISMS } from './mechanisms.ts';
import { scenarioOf } from './testing/end-of.ts';
