@org.jspecify.annotations.NullMarked
package anxin.server.retention;
