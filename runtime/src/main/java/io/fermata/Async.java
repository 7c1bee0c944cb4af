package io.fermata;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method whose body may {@code await} (asyncio: {@code async def}).
 *
 * <p>For a method {@code m} of a class {@code Foo} the processor generates {@code FooAsync.m}, which returns the
 * coroutine. The annotated method itself stays as it is: called directly, it blocks its thread at each await.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Async {}
