import { z } from 'zod';
import { approvalParts, correctionTracks, responseKinds, responseStates } from '../../../src/model/index.ts';
import { id, language, moment, officeAccount } from '../shapes.ts';

export const responseParts = { kind: z.enum(responseKinds), track: z.enum(correctionTracks).nullable(), language, claimId: id.nullable().describe('the confirmed claim that a correction request answers') };

export const listedResponse = z.object({
  id, caseId: id, ...responseParts, state: z.enum(responseStates), openedAt: moment, releasedAt: moment.nullable(), droppedAt: moment.nullable(), title: z.string(), number: z.int().describe('of the revision'),
  sha256: z.string(), writtenAt: moment, writtenBy: officeAccount, outlet: z.string().nullable(), approved: z.array(z.enum(approvalParts)), voided: z.boolean(),
});

export const responseText = z.object({ title: z.string(), body: z.string(), titleVi: z.string().nullable(), bodyVi: z.string().nullable() });
