/**
 * Asks issuers about tokens that say nothing of themselves. {@link
 * dev.mcpgateway.gateway.token.introspection.IntrospectionClient} asks, {@link
 * dev.mcpgateway.gateway.token.introspection.AnswerRules} decides whether what it is told is
 * enough. Nothing is remembered here.
 */
@NullMarked
package dev.mcpgateway.gateway.token.introspection;

import org.jspecify.annotations.NullMarked;
