package app;

import lombok.Builder;
import lombok.Value;

@Value
@Builder
class Person {
    String name;
    int age;
}
