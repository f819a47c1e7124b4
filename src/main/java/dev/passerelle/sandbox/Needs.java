package dev.passerelle.sandbox;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The permissions of a call. The refusal of a call that needs all differs from that of one that needs any. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Needs {

    String[] all() default {};

    String[] any() default {};
}
