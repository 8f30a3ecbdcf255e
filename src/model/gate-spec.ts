// The written form of a gate: in a file of `gates/`, or in a fenced `gate` block of a workplan.
// The published JSON Schemas for editors are made from these, and the parser reports what breaks them.
import { z } from 'zod';
import { gateKinds, gateStatuses } from './gate.ts';
import { day, days, id, requirements, targets, text } from './spec-values.ts';

/** One gate. What only makes it incomplete (no owner, no route) is a finding, never an error. */
export const gateSpec = z
  .object({
    id: id.meta({ description: 'Unique among plans, tasks and gates, compared without case.' }),
    title: text
      .optional()
      .meta({ description: 'In a workplan, the heading directly above the block is the default.' }),
    kind: z
      .enum(gateKinds)
      .default('human')
      .meta({ description: 'What is asked for: a decision, a hand, an approval, or a credential.' }),
    owner: text.optional().meta({ description: 'Who can open it: a person, not a team.' }),
    route: text.optional().meta({ description: 'The approved way to get there.' }),
    host: text.optional().meta({ description: 'Where it is expected to be carried out.' }),
    evidence: text
      .optional()
      .meta({ description: 'Where the proof is, or will be. A reference, never a secret.' }),
    fallback: text.optional().meta({ description: 'What is done if it stays closed.' }),
    next_command: text.optional().meta({ description: 'The command that its owner runs next.' }),
    decision: text.optional().meta({ description: 'The decision that its owner has to take, or has taken.' }),
    status: z.enum(gateStatuses).default('open'),
    blocks: targets.optional().meta({ description: 'Ids of the plans and tasks that it holds.' }),
    requires: requirements
      .optional()
      .meta({ description: 'A service that must be up, or clean runs of an automation in a row.' }),
    effort: days.optional().meta({ description: 'Days of work; none where unstated.' }),
    opened: day.optional().meta({ description: 'Since when it waits.' }),
    cleared: day.optional().meta({ description: 'When it was cleared.' }),
  })
  .meta({ title: 'Gate' });
export type GateSpec = z.infer<typeof gateSpec>;

/** A file of `gates/`: one gate, or a list of them. */
export const gateFileSpec = z.union([gateSpec, z.array(gateSpec)]).meta({ title: 'Gates' });
