package dev.mcpgateway.client.doctor;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import java.util.function.UnaryOperator;

/**
 * What is made wrong of a right server: some answers, or what the token says.
 *
 * @param stub which requests are answered otherwise
 * @param change what is otherwise about the answers
 * @param claims what the token says in place of what is right
 */
record Wrong(MappingBuilder stub, Change change, UnaryOperator<String> claims) {}
