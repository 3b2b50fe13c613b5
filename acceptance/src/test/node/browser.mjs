// The browser that programs open: hands the address to the user whom the test plays.
// First argument: the address to open. BROWSER_USER: where that user listens.
const seen = await fetch(process.env.BROWSER_USER, { method: 'POST', body: process.argv[2] });
process.stderr.write(await seen.text());
process.exit(seen.ok ? 0 : 1);
