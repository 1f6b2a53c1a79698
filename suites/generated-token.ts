import {
  decodeToken,
  requireJson,
  scenarioFailure,
  StepFailure,
  type ServiceAnswer,
  type ServiceUnderTest,
} from '../fixtures/index.js';
import { callsOf } from './hub-calls.js';

type Query = readonly (readonly [string, string])[];

/** A client's token from the service, which a scenario needs: an answer without one is blamed on the row that states it. */
export async function generateToken(service: ServiceUnderTest, hub: string, query: Query = []): Promise<string> {
  return tokenOf(generateTokenCall(service, hub, query));
}

/** The call that {@link generateToken} makes. */
export function generateTokenCall(service: ServiceUnderTest, hub: string, query: Query = []): Promise<ServiceAnswer> {
  return callsOf(service, hub)('POST', '/:generateToken', { query });
}

/** The token of the answer to such a call. */
export async function tokenOf(answer: ServiceAnswer | Promise<ServiceAnswer>): Promise<string> {
  const { token } = (await requireJson(answer)) as { token: string };
  return token;
}

/** What a generated token says of its client. */
export async function generatedClaims(service: ServiceUnderTest, hub: string, query: Query = []) {
  return decodeGenerated(await generateToken(service, hub, query)).claims;
}

/** A generated token, decoded; a string that is no JWT is blamed on the row that states it. */
export function decodeGenerated(token: string) {
  try {
    return decodeToken(token);
  } catch {
    throw new StepFailure(
      'REST-TOKEN-10',
      scenarioFailure(`generateClientToken answered the token ${JSON.stringify(token)}, expected a JWT`),
    );
  }
}
