package io.tauro.internal.json;

import com.google.re2j.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a path. */
sealed interface PathNode {

    /** What gives a sequence of values. */
    sealed interface Value extends PathNode {}

    /** What is true, false or unknown. */
    sealed interface Condition extends PathNode {}

    record Root() implements Value {}

    /** The value that a filter looks at. */
    record Current() implements Value {}

    /** The position of the last element of the array that is asked for elements. */
    record Last() implements Value {}

    record Constant(Json value) implements Value {}

    record Variable(String name) implements Value {}

    /** A condition as a value: true, false, or null if unknown. */
    record Answer(Condition condition) implements Value {}

    record Negation(Value operand, boolean minus) implements Value {}

    /** Arithmetic: one of + - * / %. */
    record Arithmetic(char operator, Value left, Value right) implements Value {}

    /** Steps from what a value gives to its parts. */
    record Steps(Value start, List<Step> steps) implements Value {}

    /** One step. */
    sealed interface Step {}

    record Member(String name) implements Step {}

    record AnyMember() implements Step {}

    record AnyElement() implements Step {}

    record Elements(List<Range> ranges) implements Step {}

    /** Positions from one to another; one position if there is no other. */
    record Range(Value from, @Nullable Value to) {}

    /** The value and what is in it, between two levels; the level after the last is MAX_VALUE. */
    record Descendants(int first, int last) implements Step {}

    record Filter(Condition condition) implements Step {}

    record Method(PathMethod method, List<Value> arguments) implements Step {}

    record And(Condition left, Condition right) implements Condition {}

    record Or(Condition left, Condition right) implements Condition {}

    record Not(Condition operand) implements Condition {}

    record IsUnknown(Condition operand) implements Condition {}

    record Exists(Value operand) implements Condition {}

    record Comparison(String operator, Value left, Value right) implements Condition {}

    record StartsWith(Value text, Value start) implements Condition {}

    record Matches(Value text, Pattern pattern) implements Condition {}
}
