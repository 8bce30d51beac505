/** The data package (数据包): files that contractors, banks and platforms hand in, read and checked row by row. */
@org.jspecify.annotations.NullMarked
package anxin.engine.datapackage;
