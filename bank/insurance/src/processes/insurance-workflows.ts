import { z } from 'zod';
import { addDays, dayOf, instantAt } from '@banxing/kernel';
import { defineWorkflow, type Workflow } from '@banxing/outbox';
import type { ClaimId } from '../claim.ts';
import type { PolicyId } from '../policy.ts';
import { endTerm, giveNotice, type TermStep } from '../use-cases/end-term.ts';
import { decideOnClaim, lapseClaim, lookAtClaim } from '../use-cases/settle-claim.ts';
import { documentsSignal, type InsuranceUses } from '../uses.ts';

/** A policy gives notice before its end, and then is renewed or ends. */
export const terms = (uses: InsuranceUses): Workflow<{ readonly policy: string }> =>
  defineWorkflow<{ readonly policy: string }, TermStep>({
    kind: 'insurance.term',
    state: z.object({ policy: z.string() }),
    first: 'notice',
    steps: {
      notice: async (tx, state, { now }) => {
        const next = await giveNotice(tx, state.policy as PolicyId, now);
        return next ? { next: next.step, state, at: next.at } : { done: null };
      },
      end: async (tx, state, { now }) => {
        const next = await endTerm(uses, tx, state.policy as PolicyId, now);
        return next ? { next: next.step, state, at: next.at } : { done: null };
      },
    },
  });

/** How long the insurer takes, and how long it waits for documents. */
const assessDays = 2;
const patienceDays = 30;

/** A claim is looked at, waits for its documents where they are missing, is assessed, and paid or refused. */
export const claims = (uses: InsuranceUses): Workflow<{ readonly claim: string }> =>
  defineWorkflow<{ readonly claim: string }, 'look' | 'lapse' | 'decide'>({
    kind: 'insurance.claim',
    state: z.object({ claim: z.string() }),
    first: 'look',
    steps: {
      look: async (tx, state, { now }) => {
        if (await lookAtClaim(tx, state.claim as ClaimId, now)) {
          return { next: 'decide', state, at: instantAt(addDays(dayOf(now), assessDays), 15) };
        }
        return {
          waitFor: documentsSignal,
          then: 'look',
          state,
          until: instantAt(addDays(dayOf(now), patienceDays), 9),
          otherwise: 'lapse',
        };
      },
      lapse: async (tx, state, { now }) => {
        await lapseClaim(tx, state.claim as ClaimId, now);
        return { done: null };
      },
      decide: async (tx, state, { now }) => {
        await decideOnClaim(uses, tx, state.claim as ClaimId, now);
        return { done: null };
      },
    },
  });
