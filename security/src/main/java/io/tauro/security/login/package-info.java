/** Finds out who somebody is: API keys, hashes of passwords, and a brake on guessing. */
@NullMarked
package io.tauro.security.login;

import org.jspecify.annotations.NullMarked;
