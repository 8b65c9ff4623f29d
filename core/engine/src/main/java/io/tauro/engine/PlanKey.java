package io.tauro.engine;

import io.tauro.identity.Principal;
import io.tauro.type.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that shapes a plan. Two requests with equal keys get the same plan, but for the values
 * of their parameters and of the literals that the text leaves out.
 *
 * @param text the statement, with a type in the place of each literal that is left out
 * @param parameterTypes the types of the parameters; NULL for null, which is a type of its own
 * @param rowCounts the values of the parameters that stand in LIMIT and OFFSET
 * @param principal who asks, with everything that a policy can look at
 * @param policyVersion of the policies that the plan was secured by
 * @param registryVersion of the tables and views that its names were looked up in
 */
record PlanKey(
        String text,
        List<DataType> parameterTypes,
        List<@Nullable Object> rowCounts,
        Principal principal,
        long policyVersion,
        long registryVersion) {

    // Written out, see DataType; of what keys differ in most.
    @Override
    public int hashCode() {
        return (text.hashCode() * 31 + principal.hashCode()) * 31 + parameterTypes.hashCode();
    }

    @Override
    public String toString() {
        return "plan of " + principal.id() + " at " + policyVersion + "/" + registryVersion;
    }
}
