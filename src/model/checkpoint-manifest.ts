// manifest.json of a checkpoint: the digest of each of its files and of the manifest before it. So every checkpoint
// vouches for all earlier ones, and none can be changed, removed or slipped in without breaking the chain.
import { z } from 'zod';
import { checkpointId, count, digest } from './checkpoint-words.ts';

export const snapshotFile = 'snapshot.json';
export const noteFile = 'note.mdx';
export const manifestFile = 'manifest.json';

export const checkpointManifestSpec = z
  .object({
    schema: z.literal('cairn.checkpoint-manifest/v1'),
    id: checkpointId,
    files: z
      .array(z.object({ path: z.string().min(1), sha256: digest, bytes: count }))
      .meta({ description: 'Every file of its folder but this one, by path.' }),
    previous: z
      .object({ id: checkpointId, manifest_sha256: digest })
      .nullable()
      .meta({ description: 'The checkpoint before it; null for the first.' }),
  })
  .meta({ title: 'cairn.checkpoint-manifest/v1' });
export type CheckpointManifest = z.infer<typeof checkpointManifestSpec>;
