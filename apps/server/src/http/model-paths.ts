import { feedbackBody } from './assistant-routes.ts';
import { labelBody, registration, why } from './model-routes.ts';
import { type Json, operation, pathParameter, record, schemaOf, text } from './openapi-parts.ts';

const id = pathParameter('id');
const anything: Json = { type: 'object' };
const list: Json = { type: 'array', items: anything };
const reasoned = schemaOf(why, 'input');

const changing = (summary: string, named = true): Json => ({
  post: operation({ summary, body: reasoned, answer: anything, parameters: named ? [id] : [] }),
});

const looking = (summary: string, answer: Json, named = false): Json => ({
  get: operation({ summary, answer, parameters: named ? [id] : [] }),
});

/** What staff do with models and with what was collected, and the customer's thumb. */
export const modelPaths = (): Json => ({
  '/api/assistant/messages/{id}/feedback': {
    post: operation({
      summary: 'Say whether an answer helped',
      body: schemaOf(feedbackBody, 'input'),
      answer: record({ status: text }),
      parameters: [id],
    }),
  },
  '/api/desk/models': {
    ...looking('Staff: the versions of models, and which is active', anything),
    post: operation({
      summary: 'Staff: register a trained model’s file',
      body: schemaOf(registration, 'input'),
      answer: anything,
    }),
  },
  '/api/desk/models/trail': looking('Staff: who did what to models, and is the trail unchanged', anything),
  '/api/desk/models/{id}/disagreements': looking('Staff: where a shadow read otherwise', list, true),
  '/api/desk/models/{id}/gate': changing('Staff: score a candidate beside the active version'),
  '/api/desk/models/{id}/promote': changing('Staff: make a version active'),
  '/api/desk/models/{id}/shadow': changing('Staff: let a candidate read along'),
  '/api/desk/models/{id}/reject': changing('Staff: give a candidate up'),
  '/api/desk/models/rollback': changing('Staff: put the version before back', false),
  '/api/desk/models/shadow/end': changing('Staff: end the shadow', false),
  '/api/desk/learning/clusters': looking('Staff: what was misunderstood, in groups', list),
  '/api/desk/learning/clusters/{id}/label': {
    post: operation({
      summary: 'Staff: say what a group or one turn means',
      body: schemaOf(labelBody, 'input'),
      answer: record({ labelled: { type: 'integer' } }),
      parameters: [id],
    }),
  },
  '/api/desk/learning/clusters/{id}/dismiss': changing('Staff: nothing to learn here'),
  '/api/desk/learning/export': changing('Staff: append labelled turns to the corpora', false),
});
