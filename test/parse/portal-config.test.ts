import { expect, test } from 'vitest';
import { parsePortalConfig } from '../../src/parse/portal-config.ts';

const services = `title: T
services:
  - id: hub
    probes:
      - { id: api, required: true }
      - id: write
`;

test.each([
  ['        required: often\n', '7:9', 'services.0.probes.1.required'],
  ['        needed: true\n', '7:9', 'services.0.probes.1.needed'],
  ['      - required: true\n', '7:9', 'services.0.probes.2.id'],
  ['    plans:\n      - A-WP-1\n      - [B]\n', '9:9', 'services.0.plans.1'],
  ['automations:\n  - id: triage\n', '8:5', 'automations.0.schedule'],
  ['automations:\n  - "id": triage\n    schedule: daily\n', '9:5', 'automations.0.schedule'],
  ['automations: [{ id: triage, schedule: daily }]\n', '7:29', 'automations.0.schedule'],
  ['policies:\n  probe_valid_for_s: none\n', '8:3', 'policies.probe_valid_for_s'],
])('%j is wrong at %s', (more, place, key) => {
  expect(() => parsePortalConfig(services + more, 'portal.yaml')).toThrow(
    `portal.yaml:${place}: \`${key}\`:`,
  );
});
