// The published JSON Schemas, made from the zod schemas: of the documents, and of what authors write.
import { z } from 'zod';
import { checkpointManifestSpec } from './checkpoint-manifest.ts';
import { checkpointSpec } from './checkpoint.ts';
import { probeFileSpec, runFileSpec } from './evidence-spec.ts';
import { gateFileSpec } from './gate-spec.ts';
import { portalConfigSpec, sourcesLockSpec } from './portal-config.ts';
import { documents } from './published.ts';
import { provenanceSpec } from './provenance.ts';
import { registrySpec } from './registry-spec.ts';
import { frontMatterSpec, taskSpec } from './workplan-spec.ts';

/** By file name: `workplans.v1` is published as `/schemas/workplans.v1.json`. */
export const schemas: Record<string, () => object> = {
  ...Object.fromEntries(
    Object.entries(documents).map(([name, schema]) => [`${name}.v1`, () => z.toJSONSchema(schema)]),
  ),
  'front-matter.v1': () => z.toJSONSchema(frontMatterSpec, { io: 'input' }),
  'task.v1': () => z.toJSONSchema(taskSpec, { io: 'input' }),
  'gate.v1': () => z.toJSONSchema(gateFileSpec, { io: 'input' }),
  'probe.v1': () => z.toJSONSchema(probeFileSpec, { io: 'input' }),
  'run.v1': () => z.toJSONSchema(runFileSpec, { io: 'input' }),
  'registry.v1': () => z.toJSONSchema(registrySpec, { io: 'input' }),
  'portal-config.v1': () => z.toJSONSchema(portalConfigSpec, { io: 'input' }),
  'provenance.v1': () => z.toJSONSchema(provenanceSpec, { io: 'input' }),
  'sources-lock.v1': () => z.toJSONSchema(sourcesLockSpec, { io: 'input' }),
  'checkpoint.v1': () => z.toJSONSchema(checkpointSpec, { io: 'input' }),
  'checkpoint-manifest.v1': () => z.toJSONSchema(checkpointManifestSpec, { io: 'input' }),
};
