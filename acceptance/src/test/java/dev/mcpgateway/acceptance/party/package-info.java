/**
 * Who takes part in a flow: the project's own deployables as processes, Dex in a container, and
 * small stand-ins that record what reached them or issue the tokens that a test asks for.
 */
@NullMarked
package dev.mcpgateway.acceptance.party;

import org.jspecify.annotations.NullMarked;
