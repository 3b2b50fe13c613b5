// Runs the example of docs/backend-identity.md: GATEWAY AUDIENCE ASSERTION; prints who called.
import { callers } from "./callers.ts";

const [gateway, audience, assertion] = process.argv.slice(2);
console.log(JSON.stringify(await callers(gateway, audience)(assertion)));
