/** Tests of tasks and limits, over the whole running application. */
package anxin.server.dispatch;
