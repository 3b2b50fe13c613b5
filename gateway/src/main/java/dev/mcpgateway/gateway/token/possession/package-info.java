/**
 * Proofs that whoever shows a token also holds what the token is bound to: a key, which signs a
 * proof for each request ({@link dev.mcpgateway.gateway.token.possession.DpopCheck}), or a
 * certificate ({@link dev.mcpgateway.gateway.token.possession.CertificateSource}). Nothing here is
 * believed because it was true a moment ago.
 */
@NullMarked
package dev.mcpgateway.gateway.token.possession;

import org.jspecify.annotations.NullMarked;
